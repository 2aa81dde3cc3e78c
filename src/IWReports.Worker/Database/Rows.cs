using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace IWReports.Worker.Database;

/// <summary>How rows are read: columns by name, underscores apart, instants in UTC, whole seconds as lengths of time.</summary>
internal static class Rows
{
    // Before the first statement of any stage, tests included.
#pragma warning disable CA2255 // A setting of the whole process has no better place.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Configure()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new Instant());
        SqlMapper.AddTypeHandler(new Length());
    }

    private sealed class Instant : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new((DateTime)value, TimeSpan.Zero);

        // The server takes instants in UTC only.
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class Length : SqlMapper.TypeHandler<TimeSpan>
    {
        public override TimeSpan Parse(object value) => value switch
        {
            int seconds => TimeSpan.FromSeconds(seconds),
            long seconds => TimeSpan.FromSeconds(seconds),
            _ => (TimeSpan)value,
        };

        public override void SetValue(IDbDataParameter parameter, TimeSpan value) => parameter.Value = value;
    }
}
