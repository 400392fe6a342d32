using System.Collections.Concurrent;
using System.Reflection;

namespace Platform.Actors.Runtime;

/// <summary>Which class implements which grain interface. Faults in the classes show when it is built, at start.</summary>
internal sealed class GrainCatalog
{
    private readonly List<GrainClass> _classes;
    private readonly Dictionary<string, GrainClass> _byName;
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> _byInterface = new();

    public GrainCatalog(IEnumerable<Assembly> assemblies)
    {
        _classes = [.. assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(GrainClass.IsGrainClass)
            .Select(type => new GrainClass(type))];
        _byName = [];
        foreach (var grainClass in _classes)
        {
            if (!_byName.TryAdd(grainClass.Name, grainClass))
                throw new InvalidOperationException($"{grainClass.Type} and {_byName[grainClass.Name].Type} have the same grain type name.");
        }
    }

    public GrainClass? ClassNamed(string grainType) => _byName.GetValueOrDefault(grainType);

    public GrainClass ClassOf(Type type, string? classNamePrefix) =>
        _byInterface.GetOrAdd((type, classNamePrefix), static (key, catalog) => catalog.Find(key.Interface, key.Prefix), this);

    private GrainClass Find(Type type, string? classNamePrefix)
    {
        var found = _classes
            .Where(grainClass => grainClass.Interfaces.Contains(type))
            .Where(grainClass => classNamePrefix is null || grainClass.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal))
            .ToList();
        return found.Count == 1
            ? found[0]
            : throw new ArgumentException($"{found.Count} grain classes implement {type}: [{string.Join(", ", found.Select(part => part.Type))}]");
    }
}
