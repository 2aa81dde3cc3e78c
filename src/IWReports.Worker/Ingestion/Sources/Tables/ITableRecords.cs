namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Records of text cells under named columns, read one after the other: a CSV file, a sheet, or what a query answers.</summary>
internal interface ITableRecords
{
    string Name { get; }

    IReadOnlyList<string> Header { get; }

    /// <summary>Where the current record stands, counted as people would.</summary>
    long Line { get; }

    /// <summary>How much was read: bytes of a file, rows of a query.</summary>
    long Position { get; }

    /// <summary>Moves to the next record that can be used; false at the end.</summary>
    Task<bool> ReadAsync(CancellationToken cancellationToken);

    string Cell(int index);

    /// <summary>The cell's text as UTF-8.</summary>
    ReadOnlySpan<byte> Bytes(int index);

    /// <summary>What the cell's text was made from.</summary>
    CellForm Form(int index) => CellForm.Text;

    /// <summary>Which columns are read: a cell of any other spoils no record.</summary>
    IReadOnlySet<int> Needed { set { } }

    /// <summary>What of a rejected record is kept by its shape alone.</summary>
    PrivateCells Private { set { } }

    /// <summary>Which columns hold a number, a day or a name of one line: a line's end in them is no part of a cell.</summary>
    IReadOnlySet<int> OneLine { set { } }

    /// <summary>Takes each reject as it is met: there may be more of them than fit in memory.</summary>
    Action<Reject>? Rejected { set; }

    /// <summary>Rejects the current record.</summary>
    void Reject(string reason);
}
