using System.CommandLine;
using Platform.Host.Verbs;

var root = new RootCommand("A contact-centre platform that an operator runs and rents out.")
{
    ServeVerb.Create(),
    ApplyVerb.Create(),
    ExportVerb.Create(),
    InvoiceVerb.Create(),
    ReplayVerb.Create(),
    SimulateVerb.Create(),
    InviteVerb.Create(),
    MigrateVerb.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = ServeVerb.StopTimeout,
    });
}
catch (Exception fault)
{
    Console.Error.WriteLine(Failure.Describe(fault));
    return 1;
}
