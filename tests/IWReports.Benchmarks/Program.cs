using IWReports.Benchmarks;
using IWReports.Worker.Cli;

// DuckDB runs in a process of its own: its memory is no part of what is measured.
return args is [QueueKpis.Verb, var log] ? QueueKpis.Measure(log) : await CommandLine.RunAsync(args, IWReports.Worker.Program.AddStages, BenchVerb.Create());
