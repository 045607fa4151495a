package impound.sandbox.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import impound.processors.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The finding that the drill plays: GuardDuty saw instances talk to the Tor network. */
public final class DrillFinding {
    /** Of the one instance that the finding names; further ones count on from its last two digits. */
    private static final int FIRST = 0x10;

    /** The id of the detector's finding. */
    private static final String ID = "b0baa737c3bf7309db2a396651fdb500";

    private DrillFinding() {}

    /** The event as EventBridge would deliver it. */
    public static String text() {
        try (var in = DrillFinding.class.getResourceAsStream("finding.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event with this many instances in its one finding, all of one account and region. */
    static String about(int instances) {
        if (instances == 1) {
            return text();
        }
        var first = Suspected.in(text()).get(0);
        var all = IntStream.range(0, instances)
                .mapToObj(number -> "%s%02x".formatted(first.instance().substring(0, 17), FIRST + number))
                .map(instance -> new Suspected(first.account(), first.region(), instance))
                .toList();
        return about(ID, all);
    }

    /** An event of its own, told apart by the last part of its finding's id, about all these instances. */
    public static String about(String id, List<Suspected> suspects) {
        var first = suspects.get(0);
        var text = text().replace(ID, id)
                .replace(Suspected.in(text()).get(0).account(), first.account())
                .replace(Suspected.in(text()).get(0).region(), first.region());
        var event = Wire.read(text.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
        var finding = (ObjectNode) event.at("/detail/findings/0");
        var resource = (ObjectNode) finding.at("/Resources/0");
        var resources = finding.putArray("Resources");
        suspects.forEach(suspect -> resources.add(resource.deepCopy().put("Id", suspect.arn())));
        return event.toPrettyString();
    }
}
