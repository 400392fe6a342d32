namespace Platform.Domain.Recordings;

/// <summary>Why a recording that should be there is not, or is not whole. The numbers are stable: they are stored.</summary>
public enum RecordingFault
{
    /// <summary>The disk has no room left.</summary>
    DiskFull = 1,

    /// <summary>The folder or the file cannot be written, for another reason.</summary>
    NotWritable = 2,

    /// <summary>The index or the key could not be read or written.</summary>
    StoreUnavailable = 3,

    /// <summary>The machine could not keep up: audio was lost.</summary>
    Overloaded = 4,

    /// <summary>The node that holds the call never began it.</summary>
    NotStarted = 5,

    /// <summary>There is an entry in the index, and no file.</summary>
    FileGone = 6,

    /// <summary>The file is damaged, or was changed.</summary>
    Damaged = 7,
}
