package impound.processors.finding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Target;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.finding.Asff.Resource;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads an event of Security Hub, as EventBridge delivers it, and judges whether anything is to be collected for it. */
public final class ReadFinding {
    private static final Set<String> EVENTS =
            Set.of("Security Hub Findings - Imported", "Security Hub Findings - Custom Action");

    /** Strict, but for fields that we do not read: those are AWS's to add. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Resources resources;

    public ReadFinding(Settings settings) {
        this.resources = new Resources(settings);
    }

    /**
     * What the event comes to.
     *
     * @throws Rejected where a person has to look: not JSON, a field missing, an id of another shape, an account or
     *     region that we do not collect from
     */
    public Judged read(String event) {
        var body = event.getBytes(StandardCharsets.UTF_8);
        var parsed = parse(event);
        if (parsed.detailType() == null || !EVENTS.contains(parsed.detailType())) {
            return new Ignored("UNSUPPORTED_EVENT_TYPE", "not an event with findings", Wire.sha256(body));
        }
        var findings = required(required(parsed.detail(), "detail").findings(), "detail.findings");
        var reason = "EMPTY";
        var accepted = new ArrayList<Asff>();
        var targets = new LinkedHashSet<Target>();
        for (var finding : findings) {
            var why = whyIgnored(finding);
            if (!why.isEmpty()) {
                reason = why;
                continue;
            }
            accepted.add(finding);
            targets.addAll(targets(finding));
        }
        return accepted.isEmpty()
                ? new Ignored(reason, "no finding of the event is to be collected for", Wire.sha256(body))
                : accepted(accepted, List.copyOf(targets), body);
    }

    private Finding accepted(List<Asff> findings, List<Target> targets, byte[] body) {
        var region = targets.get(0).region();
        if (targets.stream().anyMatch(target -> !target.region().equals(region))) {
            throw new Rejected("SEVERAL_REGIONS", "the event names instances of several regions; submit one a region");
        }
        var named = findings.stream()
                .flatMap(finding -> finding.resources().stream())
                .filter(ReadFinding::isInstance)
                .toList();
        var first = findings.get(0);
        return new Finding(
                IncidentIds.of(first, targets.get(0)), first.with(named).bounded(), targets, body);
    }

    private String whyIgnored(Asff finding) {
        required(required(finding, "detail.findings").id(), "Id");
        if ("ARCHIVED".equals(finding.recordState())) {
            return "ARCHIVED";
        }
        if (Boolean.TRUE.equals(finding.sample())
                || "true".equals(finding.productField("aws/guardduty/service/additionalInfo/sample"))) {
            return "SAMPLE_FINDING";
        }
        return required(finding.resources(), "Resources").stream().anyMatch(ReadFinding::isInstance)
                ? ""
                : "NO_EC2_INSTANCE";
    }

    private List<InstanceTarget> targets(Asff finding) {
        return finding.resources().stream()
                .filter(ReadFinding::isInstance)
                .map(resource -> resources.target(finding, resource))
                .toList();
    }

    private static boolean isInstance(Resource resource) {
        return "AwsEc2Instance".equals(required(resource, "Resources").type());
    }

    private static Asff.Event parse(String event) {
        try {
            return required(MAPPER.readValue(event, Asff.Event.class), "event");
        } catch (JsonProcessingException e) {
            var tooDeep = e.getCause() instanceof StreamConstraintsException;
            throw new Rejected(tooDeep ? "TOO_DEEP" : "BAD_JSON", where(e) + hint(event, e));
        }
    }

    private static String where(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null ? "" : "line %d, column %d: ".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static String hint(String event, JsonProcessingException e) {
        return event.indexOf('“') >= 0
                ? "typographic quotes; JSON has straight ones"
                : e.getOriginalMessage().lines().findFirst().orElse("not JSON");
    }

    static <T> T required(T value, String field) {
        if (value == null) {
            throw new Rejected("MISSING_FIELD", "the finding lacks " + field);
        }
        return value;
    }
}
