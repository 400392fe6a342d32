global using Platform.Interop.Audio;
global using Platform.Interop.Server;
global using Platform.Interop.Sip;
global using Platform.Testing;
