package impound.processors.finding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import impound.processors.Wire;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.finding.Check.Looked;
import impound.processors.finding.Finding.Part;
import impound.processors.finding.Verdict.Decision;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an event in any of its formats, and judges whether anything is to be captured for it. */
public final class ReadFinding {
    /** Before some producers' JSON; no JSON by its standard, and no fault of whoever reports an attack. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Strict, but for fields that we do not read: those are AWS's to add. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private final AsffReader asff = new AsffReader(MAPPER);
    private final GuardDutyReader guardDuty = new GuardDutyReader();
    private final OcsfReader ocsf = new OcsfReader();
    private final RequestReader request = new RequestReader();
    private final String customAction;
    private final Judgement judgement;

    public ReadFinding(Settings settings) {
        this.customAction = settings.intake().customAction();
        this.judgement = new Judgement(settings);
    }

    /**
     * What the event comes to.
     *
     * @throws Rejected where it cannot be read at all: not JSON, or without the field that has its findings
     */
    public Judged read(String event) {
        var body = event.getBytes(StandardCharsets.UTF_8);
        var root = new Fields(parse(event), "");
        var format = Format.of(root);
        var findings = format.findings(root);
        if (findings.isEmpty()) {
            return new Ignored(List.of(withoutFinding(format)), Wire.sha256(body));
        }
        var sender = format.sender(root, customAction);
        var verdicts = new ArrayList<Verdict>();
        var parts = new ArrayList<Part>();
        for (var finding : findings) {
            try {
                var report = read(format, finding);
                for (var verdict : judgement.of(report, sender)) {
                    verdicts.add(verdict);
                    if (verdict.is(Decision.ACCEPT)) {
                        parts.add(new Part(report.finding(), verdict.resource(), verdict.target(), noted(finding)));
                    }
                }
            } catch (Rejected e) {
                verdicts.add(Verdict.reject(e, "", finding.place()));
            }
        }
        return judged(parts, verdicts, sender, again(format, root), body);
    }

    /**
     * What is looked at in each finding of the event to decide about it.
     *
     * @throws Rejected where the event cannot be read at all
     */
    public List<Looked> look(String event) {
        var root = new Fields(parse(event), "");
        var format = Format.of(root);
        var sender = format.sender(root, customAction);
        return format.findings(root).stream()
                .map(finding -> look(format, finding, sender))
                .toList();
    }

    private Looked look(Format format, Fields finding, Sender sender) {
        try {
            var report = read(format, finding);
            return new Looked(report.finding().id(), judgement.checks(report, sender));
        } catch (Rejected e) {
            return new Looked("", List.of(Check.rejected("format", finding.place(), e)));
        }
    }

    /** Whatever stands there is not ours to refuse a finding for. */
    private static String noted(Fields finding) {
        return finding.at("UserDefinedFields", Finding.NOTED_INCIDENT).node().asText("");
    }

    private Report read(Format format, Fields finding) {
        return switch (format) {
            case GUARD_DUTY -> guardDuty.read(finding);
            case OCSF -> ocsf.read(finding);
            case REQUEST -> request.read(finding);
            default -> asff.read(finding);
        };
    }

    private static Optional<IncidentId> again(Format format, Fields root) {
        return format == Format.REQUEST ? RequestReader.again(root) : Optional.empty();
    }

    private static Verdict withoutFinding(Format format) {
        return switch (format) {
            case TEST_EVENT -> Verdict.ignore("TEST_EVENT", "S3 tries out a notification", "", "");
            case UNSUPPORTED -> Verdict.ignore("UNSUPPORTED_EVENT_TYPE", "not an event with findings", "", "");
            default -> Verdict.ignore("EMPTY", "the event has no finding", "", "");
        };
    }

    private static Judged judged(
            List<Part> parts, List<Verdict> verdicts, Sender sender, Optional<IncidentId> again, byte[] body) {
        var rejected =
                verdicts.stream().filter(verdict -> verdict.is(Decision.REJECT)).toList();
        if (!parts.isEmpty()) {
            var regions = parts.stream()
                    .map(part -> part.target().region())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return new Accepted(
                    regions.stream()
                            .map(region -> new Finding(in(region, parts), rejected, again, body))
                            .toList(),
                    verdicts,
                    sender,
                    Wire.sha256(body));
        }
        if (!rejected.isEmpty()) {
            return new Refused(verdicts, Wire.sha256(body));
        }
        return new Ignored(verdicts, Wire.sha256(body));
    }

    private static List<Part> in(Region region, List<Part> parts) {
        return parts.stream()
                .filter(part -> part.target().region().equals(region))
                .distinct()
                .toList();
    }

    private static JsonNode parse(String event) {
        var text = event.startsWith(BYTE_ORDER_MARK) ? event.substring(1) : event;
        try {
            var root = MAPPER.readTree(text);
            if (!root.isObject()) {
                var what = root.isMissingNode()
                        ? "nothing"
                        : root.getNodeType().name().toLowerCase(Locale.ROOT);
                throw new Rejected("BAD_JSON", "line 1, column 1: an event is a JSON object; this is " + what);
            }
            return root;
        } catch (NumberFormatException e) {
            // Jackson does not say where
            throw new Rejected("BAD_JSON", "a number with an exponent that is none: " + e.getMessage());
        } catch (JsonProcessingException e) {
            var tooDeep = e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException;
            throw new Rejected(tooDeep ? "TOO_DEEP" : "BAD_JSON", where(e) + hint(text, e));
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
}
