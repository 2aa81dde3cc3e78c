using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.Board;

/// <summary>Writes the two pages and draws their pictures.</summary>
internal sealed class BoardPagesText
{
    private const string StaffingId = "half-hours";

    // A picture of fewer months shows no process.
    private const int MinMonths = 2;

    private const int MaxDecisions = 3;

    // Half an officer, on the mean of the month: less is not seen in the picture.
    private const double MinShort = 0.5;

    private readonly MonthlyAnalysis _analysis;
    private readonly BoardScorecard _scorecard;
    private readonly ThemesText _themes;
    private readonly OutlookText _outlook;
    private readonly JudgedKpi? _lead;
    private readonly FigureBook _written = new();
    private readonly List<Chart> _charts = [];

    public BoardPagesText(MonthlyAnalysis analysis, BoardScorecard scorecard, ThemesText themes, OutlookText outlook)
    {
        (_analysis, _scorecard, _themes, _outlook) = (analysis, scorecard, themes, outlook);
        _lead = LeadKpi.Of(analysis, scorecard);
        MoreCharts = new BoardCharts(analysis).Draw();
    }

    /// <summary>In the order of the pages.</summary>
    public IReadOnlyList<Chart> Charts => _charts;

    /// <summary>What the pages do not show.</summary>
    public IReadOnlyList<Chart> MoreCharts { get; private set; }

    public IReadOnlyList<Figure> Figures => _written.Figures;

    public BoardPages Write(IReadOnlyList<Recommendation> recommendations)
    {
        var causes = BoardCauses.Of(_analysis);
        var why = new BoardWhy(_analysis, _scorecard, _lead, causes);
        var (standings, customers) = (new BoardStandings(_analysis, _scorecard), new BoardCustomers(_analysis, _themes));
        var pages = new BoardPages
        {
            Headline = _written.Text(new BoardHeadline(_analysis, _scorecard, _lead).Write()),
            Figures = [.. new BoardFigures(_analysis, _scorecard).Write().Select(Figure)],
            HasLead = Show(Lead()),
            HasCauses = Show(_written.Picture<WaterfallChart>(causes?.Draw())),
            WhyTitle = causes is null ? "What we know" : "Why",
            Why = [.. why.Findings().Select(finding => new Finding(_written.Text(finding.Text), Known(finding.Grade)))],
            HowSure = _written.Text(why.HowSure()),
            Decide = [.. recommendations.Select(Card)],
            DoNothing = _written.Text(BoardDecide.DoNothing(_analysis)),
            WhatIfs = [.. WhatIfs()],
            Safety = _written.Text(SafetyText.Write(_analysis)),
            IsSafetyPressing = _analysis.Data.Injuries > 0,
            AtRisk = _written.Text(AtRiskText.Line(_analysis)),
            IsAtRiskPressing = _analysis.Data.AtRisk.Count > 0,
            Targets = _written.Text(standings.Targets()),
            Scorecard = standings.Groups(),
            Withheld = [.. standings.Withheld().Select(_written.Text)],
            Changed = _written.Text(RestatedText.Short(_analysis)),
            HasJourney = Show(standings.Journey()),
            HasStaffing = Show(Staffing()),
            Staffing = _written.Text(_outlook.Cover()),
            HasAnswers = Show(_written.Picture(customers.Answers())),
            HasThemes = Show(_written.Picture(customers.Themes())),
            CustomersSay = _written.Text(customers.Say()),
            Quotes = [.. customers.Quotes()],
            Outlook = [.. _outlook.Short().Select(_written.Text)],
            Decisions = [.. Decisions()],
            MoreDecisions = _written.Text(MoreDecisions()),
            CannotShow = [.. new LimitsText(_analysis).Write().Select(_written.Text)],
        };
        _written.Figures.AddRange(standings.Figures);
        return pages;
    }

    private IEnumerable<WhatIfRow> WhatIfs() => BoardOptions.WhatIfs(_analysis).Select(option =>
        new WhatIfRow(_written.Text(option.Name), _written.Text(option.Effect), _written.Text(option.Implication)));

    // The latest month's first: they were the most urgent then.
    private IEnumerable<PastDecision> Decisions() => new FollowUpText(_analysis).Short()
        .OrderByDescending(one => one.PastRecommendation.Given.From).Take(MaxDecisions)
        .Select(one => new PastDecision(Named(one.PastRecommendation), _written.Text(one.Became).TrimEnd()));

    private Sentence MoreDecisions() => _analysis.Data.PastRecommendations.Count - MaxDecisions is > 0 and var more
        ? Sentence.Of($"{Language.Figure.Count(more, _analysis.Period):more is|more are} in the workbook.") : Sentence.None;

    private TrendChart? Lead()
    {
        if (_lead is not null && _lead.Trend.Months.Count >= MinMonths)
            return _written.Picture<TrendChart>(new BoardLead(_analysis, _lead).Draw());
        // Where no KPI is judged, the calls themselves are what there is to see.
        var calls = MoreCharts.OfType<TrendChart>().FirstOrDefault();
        MoreCharts = [.. MoreCharts.Where(chart => chart != calls)];
        var title = _written.Text(new CallVolumeText(_analysis).Short()).TrimEnd('.');
        return calls is null ? null : calls with { Id = BoardLead.Id, Title = title };
    }

    private DemandChart? Staffing()
    {
        var demand = MoreCharts.OfType<DemandChart>().FirstOrDefault();
        MoreCharts = [.. MoreCharts.Where(chart => chart != demand)];
        if (demand is null)
            return null;
        // What the lines show: those on duty by the log, who may be fewer than the roster says.
        List<HalfHour> tooFew = [.. _analysis.Data.HalfHours.Where(IsShort).Select(load => load.HalfHour).Order()];
        var title = tooFew.Count == 0 ? "Calls and officers by half-hour" : $"Too few officers at {HalfHourText.Times(tooFew)}";
        return demand with { Id = StaffingId, Title = title, AlternativeText = $"{title}. {demand.AlternativeText}" };
    }

    private bool IsShort(HalfHourLoad load) => _analysis.NetStaffing?.NeededAt(load.HalfHour) - load.Officers >= MinShort;

    private LeadFigure Figure(
        (string Kpi, Sentence Label, Sentence Value, Sentence Direction, Sentence Target, Kpis.Measuring.Rag? Rag, Sparkline? Line) one)
    {
        Show(one.Line);
        return new(_written.Text(one.Label), _written.Text(one.Value), _written.Text(one.Direction), _written.Text(one.Target),
            BoardScorecard.StatusOf(one.Rag), one.Line?.Id ?? "") { Kpi = one.Kpi };
    }

    private DecisionCard Card(Recommendation one, int at)
    {
        var number = Sentence.Of($"{Language.Figure.Count(at + 1, _analysis.Period)}");
        return new(
            _written.Text(number), BoardOptions.Name(one.Lever), _written.Text(one.Card.Action), _written.Text(one.Card.Why),
            _written.Text(one.Card.Expect), _written.Text(one.Case.InShort(_analysis.Data)), Owners.Short(one.Owner),
            DateText.Day(one.Due, _analysis.Period));
    }

    private bool Show(Chart? chart)
    {
        if (chart is not null)
            _charts.Add(chart);
        return chart is not null;
    }

    // What was advised was written at length; its rule says in few words which it was.
    private static string Named(PastRecommendation recommendation) => Sentence.Begin(recommendation.Rule.Replace('-', ' '));

    private static string Known(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.Computed => "counted",
        EvidenceGrade.Modelled => "estimated",
        EvidenceGrade.Associated => "where, not why",
        _ => "reported",
    };
}
