using IWReports.Worker.Cli;

return await CommandLine.RunAsync(args);
