package impound.processors.finding;

import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.finding.Named.Origin;
import impound.processors.finding.Report.Status;
import impound.processors.id.IncidentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a person asks for without any finding: account, region, instance or volume, and why. */
final class RequestReader {
    private static final String AGAIN = "again";
    private static final String INSTANCE = "instance";
    private static final String VOLUME = "volume";

    private static final Set<String> FIELDS =
            Set.of("account", "region", INSTANCE, VOLUME, "reason", "who", "request", AGAIN);

    /** Whether the object is meant to be a request, and be it with one right word among misspelt ones: a person waits for it. */
    static boolean isRequest(Fields event) {
        return FIELDS.stream().anyMatch(field -> event.at(field).isThere());
    }

    /**
     * The incident of ours that is to be captured once more; empty where it is the first time.
     *
     * @throws Rejected where something else is there than the name of an incident
     */
    static Optional<IncidentId> again(Fields event) {
        var named = event.at(AGAIN).text();
        var incident = named.flatMap(IncidentId::find);
        if (named.isPresent() && incident.isEmpty()) {
            throw new Rejected("BAD_FIELD", event.at(AGAIN).place() + " is no incident's name");
        }
        return incident;
    }

    /** A request names what it asks for, so that the same one is not captured twice; another {@code request} is another wish. */
    Report read(Fields event) {
        refuseUnknown(event);
        var account = event.at("account").required().text().orElseThrow();
        var region = event.at("region").required().text().orElseThrow();
        var isVolume = event.at(VOLUME).isThere();
        if (isVolume && event.at(INSTANCE).isThere()) {
            throw new Rejected("BAD_FIELD", "a request is for an instance or for a volume, not for both");
        }
        var id = event.at(isVolume ? VOLUME : INSTANCE).required().text().orElseThrow();
        var type = isVolume ? "AwsEc2Volume" : "AwsEc2Instance";
        var reason = event.at("reason").required().text().orElseThrow();
        var request = event.at("request").text().map(text -> "/" + text).orElse("");
        var again = again(event);
        var after = again.map(incident -> "/again/" + incident).orElse("");
        var asff = new Asff(
                "request/%s/%s/%s%s%s".formatted(account, region, id, after, request),
                null,
                account,
                List.of("Request"),
                null,
                null,
                null,
                null,
                null,
                "Asked for by " + event.at("who").text().orElse("a person")
                        + again.map(incident -> ", again after incident " + incident)
                                .orElse(""),
                reason,
                Map.of(),
                List.of(new Asff.Resource(type, id, null, region, null)),
                "ACTIVE",
                false);
        var named = new Named(type, id, account, true, region, Origin.UNKNOWN);
        return new Report(
                asff,
                Status.OPEN,
                Optional.empty(),
                false,
                isVolume ? List.of() : List.of(named),
                isVolume ? Optional.of(named) : Optional.empty());
    }

    /** A word that is misspelt would be a wish that nobody fulfils. */
    private static void refuseUnknown(Fields event) {
        var unknown = new TreeSet<String>();
        event.node().fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new Rejected("BAD_FIELD", "a request has no field %s; it has %s".formatted(unknown, FIELDS));
        }
    }
}
