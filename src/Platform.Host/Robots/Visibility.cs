using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Platform.Interop")]
