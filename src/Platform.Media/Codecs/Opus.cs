using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Platform.Media.Codecs;

/// <summary>
/// Opus (RFC 6716) by the system's libopus, where it has it (Debian: libopus0). Mono at 16 kHz: what a telephone call can use.
/// </summary>
public static unsafe partial class Opus
{
    internal const int SampleRate = 16000;
    private const string Library = "libopus.so.0";

    /// <summary>libopus is installed.</summary>
    public static bool IsAvailable { get; } = NativeLibrary.TryLoad(Library, out _);

    // Values of <opus/opus_defines.h>.
    internal const int ApplicationVoip = 2048;
    internal const int SetBitrate = 4002;
    internal const int SetComplexity = 4010;
    internal const int SetInbandFec = 4012;
    internal const int SetPacketLossPercent = 4014;

    [LibraryImport(Library, EntryPoint = "opus_encoder_create")]
    internal static partial EncoderHandle CreateEncoder(int sampleRate, int channels, int application, out int error);

    [LibraryImport(Library, EntryPoint = "opus_encode")]
    internal static partial int Encode(EncoderHandle encoder, short* samples, int frameSize, byte* packet, int capacity);

    // Declared with variable arguments in C; on the platforms of .NET on Linux these travel in the same registers.
    [LibraryImport(Library, EntryPoint = "opus_encoder_ctl")]
    internal static partial int Set(EncoderHandle encoder, int request, int value);

    [LibraryImport(Library, EntryPoint = "opus_encoder_destroy")]
    private static partial void DestroyEncoder(nint encoder);

    [LibraryImport(Library, EntryPoint = "opus_decoder_create")]
    internal static partial DecoderHandle CreateDecoder(int sampleRate, int channels, out int error);

    /// <summary>A null packet: the frame is lost. With <paramref name="isRepair"/>, decodes the frame before this packet.</summary>
    [LibraryImport(Library, EntryPoint = "opus_decode")]
    internal static partial int Decode(DecoderHandle decoder, byte* packet, int length, short* samples, int frameSize, int isRepair);

    [LibraryImport(Library, EntryPoint = "opus_decoder_destroy")]
    private static partial void DestroyDecoder(nint decoder);

    internal sealed class EncoderHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            DestroyEncoder(handle);
            return true;
        }
    }

    internal sealed class DecoderHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            DestroyDecoder(handle);
            return true;
        }
    }
}
