// Nearly all of these tests wait for timers of SIP most of the time.
[assembly: Xunit.CollectionBehavior(MaxParallelThreads = 6)]
