// The one file that names the grain engine. Grain sources compile against either with the same meaning.
#if ORLEANS
global using Orleans;
global using Orleans.Concurrency;
global using Orleans.Runtime;
global using Orleans.Storage;
global using Orleans.Timers;
#else
global using Platform.Actors;
#endif
