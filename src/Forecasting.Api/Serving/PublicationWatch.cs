namespace Forecasting.Api.Serving;

/// <summary>Looks every few seconds whether another run was published, and swaps to it as a whole.</summary>
public sealed class PublicationWatch(
    Publication publication, PublicationReader reader, TimeProvider clock, ILogger<PublicationWatch> log)
    : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>The first look, before the first request is taken.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var before = publication.Current;
        try
        {
            var now = await reader.ReadAsync(before, cancellation);
            publication.Current = now;
            if (now.Published is { } run && run != before.Published)
            {
                log.LogInformation(
                    "Serving {Run} of {Origin}: {Stores} stores",
                    run.Run.RunId,
                    $"{run.Run.Origin:yyyy-MM-dd}",
                    run.Stores.Count);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            publication.Current = before with { Trouble = exception.Message };
            if (before.Trouble != exception.Message)
            {
                log.LogError(exception, "Cannot read what is published; serving {Run} on", before.Published?.Run.RunId);
            }
        }
    }
}
