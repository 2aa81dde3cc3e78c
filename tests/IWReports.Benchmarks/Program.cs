using IWReports.Benchmarks;

return args is ["queues", var log] ? QueueKpis.Measure(log) : 2;
