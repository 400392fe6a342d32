namespace Platform.Actors;

/// <summary>Anything that a reference can be made to.</summary>
public interface IAddressable;

/// <summary>A virtual actor: always there to be called, activated by its first call, one turn at a time.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain whose identity is its interface and a string key, such as <c>queue:acme/support</c>.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>An object outside the grains that grains may call back. Its methods return <see cref="Task"/>.</summary>
public interface IGrainObserver : IAddressable;
