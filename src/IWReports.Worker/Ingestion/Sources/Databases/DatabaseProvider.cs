namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>Whose server a source's connection string is of; MySQL and MariaDB are spoken to alike.</summary>
internal enum DatabaseProvider { PostgreSql, MySql, MariaDb }
