package impound.routes;

import impound.processors.aws.Acts;
import impound.processors.aws.AwsHoldings;
import impound.processors.aws.Ec2;
import impound.processors.completion.CloseIncident;
import impound.processors.completion.Groups;
import impound.processors.custody.Custody;
import impound.processors.evidence.Writer;
import impound.processors.finding.Incidents;
import impound.processors.gateway.Gateways;
import impound.processors.gateway.Holdings;
import impound.processors.notice.TellOfSweep;
import impound.processors.notice.TellPeople;
import impound.processors.settings.Settings;
import impound.processors.sweep.Judge;
import impound.processors.sweep.Owners;
import impound.processors.sweep.Removing;
import impound.processors.sweep.Rounds;
import impound.processors.sweep.Survey;
import impound.processors.sweep.Sweep;
import impound.processors.sweep.SweepLog;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.Clients;
import java.time.Clock;

/** Puts the sweeper together: it stands beside the workflow and shares nothing with it but AWS and the buckets. */
final class SweepWiring {
    private SweepWiring() {}

    static Holdings holdings(Settings settings, Clients clients, AssumedSessions sessions, Clock clock) {
        return new AwsHoldings(new Ec2(clients::ec2, sessions, new Acts(clock)), clients::s3, settings);
    }

    static Sweep sweep(Settings settings, Gateways aws, Holdings holdings, Writer writer, Clock clock) {
        var custody = new Custody(aws.documents(), aws.audit(), writer);
        var incidents = new Incidents(aws.documents());
        var groups = new Groups(incidents, custody, aws.audit(), settings);
        return new Sweep(
                new Survey(holdings, settings),
                new Owners(incidents, custody, new CloseIncident(aws, groups, writer, clock)),
                new Judge(settings, clock),
                new Removing(aws, holdings, custody, settings, clock),
                new SweepLog(aws.audit(), new TellOfSweep(new TellPeople(aws, settings, clock))),
                new Rounds(aws.records(), settings, clock),
                settings,
                clock);
    }
}
