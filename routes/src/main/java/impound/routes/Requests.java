package impound.routes;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.StageName;
import impound.processors.finding.Accepted;
import impound.processors.finding.Finding;
import impound.processors.finding.Incident;
import impound.processors.finding.Incidents;
import impound.processors.finding.ReadFinding;
import impound.processors.finding.Refused;
import impound.processors.finding.Request;
import impound.processors.id.AccountId;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Requests to the coordinators from outside of them: for a person, with that person's credentials. */
public final class Requests implements AutoCloseable {
    private final Outside outside;

    private final Clock clock;

    private Requests(Outside outside, Clock clock) {
        this.outside = outside;
        this.clock = clock;
    }

    /** What became of a request: the incident that it has, and whether it was sent or had that incident already. */
    public record Asked(IncidentId incident, boolean isNew) {}

    /** By the settings at this location. No stage is started. */
    public static Requests at(String location, AwsCredentialsProvider own, Clock clock) throws Exception {
        return new Requests(Outside.at(location, own, clock).start(), clock);
    }

    /** The incident of this name, in whichever served region it is. */
    public Optional<Incident> find(IncidentId incident) {
        return outside.find(incident);
    }

    /**
     * Asks for all EBS volumes of an instance, unless somebody has asked for the same before.
     *
     * @throws Rejected where the coordinators would not take it: nothing was sent
     */
    public Asked capture(String account, String region, String instance, String why) {
        return ask(Request.ofInstance(account, region, instance, why, outside.who()));
    }

    /**
     * Asks for one EBS volume, whether an instance has it attached or not, unless somebody has asked for the same before.
     *
     * @throws Rejected where the coordinators would not take it: nothing was sent
     */
    public Asked captureVolume(String account, String region, String volume, String why) {
        return ask(Request.ofVolume(account, region, volume, why, outside.who()));
    }

    /** The one account that the settings have; empty where they have several. */
    public Optional<AccountId> onlyAccount() {
        return only(outside.settings().monitoredAccounts());
    }

    /** The one region that the settings have; empty where they have several. */
    public Optional<Region> onlyRegion() {
        return only(outside.settings().regions().keySet());
    }

    private static <T> Optional<T> only(Set<T> all) {
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    /**
     * Asks for each target of the incident once more, whatever became of it: each has a new incident, which names this one.
     *
     * @throws Rejected where the coordinators would not take one of them: nothing was sent
     */
    public List<Asked> captureAgain(Incident first, String why) {
        var request = clock.instant().toString();
        // all are judged before the first is sent
        var findings = first.targets().stream()
                .map(target -> accepted(Request.again(target, why, outside.who(), first.id(), request)))
                .toList();
        return findings.stream().map(this::ask).toList();
    }

    private Asked ask(Request request) {
        return ask(accepted(request));
    }

    private Asked ask(Finding finding) {
        var isNew = incidents().find(finding.region(), finding.incident()).isEmpty();
        if (isNew) {
            outside.send(StageName.FINDINGS, new String(finding.body(), StandardCharsets.UTF_8));
        }
        return new Asked(finding.incident(), isNew);
    }

    private Finding accepted(Request request) {
        var judged = new ReadFinding(outside.settings()).read(request.event());
        if (judged instanceof Refused refused) {
            throw refused.why();
        }
        // a request names one thing, and nothing that is right is ignored
        return ((Accepted) judged).findings().get(0);
    }

    private Incidents incidents() {
        return new Incidents(outside.aws().documents());
    }

    @Override
    public void close() {
        outside.close();
    }
}
