return await Platform.Storage.Tests.CrashWriter.RunAsync(args);
