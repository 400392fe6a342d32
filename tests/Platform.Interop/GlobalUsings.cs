global using Platform.Interop.Audio;
global using Platform.Interop.Server;
global using Platform.Interop.Sip;
global using Platform.Interop.Tenancy;
global using Platform.Testing;
