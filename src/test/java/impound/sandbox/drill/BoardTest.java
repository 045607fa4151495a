package impound.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collection.Collected;
import impound.collection.Collection;
import impound.processors.evidence.Chained;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several instances may each have a disk of the same name: whoever watches has to see whose it is. */
@ExtendWith(Collected.class)
class BoardTest {
    private static final String INSTANCE = "i-0d1511d1511d15110";

    private final SortedMap<String, List<Chained>> chains;

    BoardTest(Collection collection) {
        try (var bucket = new EvidenceBucket(
                collection.application().settings(),
                collection.world().coordinator(),
                collection.application().settings().home())) {
            chains = bucket.chains(collection.incident());
        }
    }

    @Test
    void a_table_has_a_row_for_each_volume_with_its_instance_and_stage() {
        var table = shown(out -> new BoardTable(out, Clock.systemUTC()));

        assertThat(chains).hasSize(2).allSatisfy((volume, links) -> assertThat(table.lines())
                .anySatisfy(row -> assertThat(row).contains(INSTANCE + "  " + volume, "/dev/xvd", "completed")));
    }

    @Test
    void a_line_for_a_link_names_instance_and_volume() {
        var lines = shown(BoardLines::new);

        assertThat(chains).hasSize(2).allSatisfy((volume, links) -> assertThat(lines.lines())
                .filteredOn(line -> line.contains(INSTANCE + "  " + volume))
                .hasSameSizeAs(links));
    }

    private String shown(Function<PrintWriter, BoardScreen> screen) {
        var text = new StringWriter();
        screen.apply(new PrintWriter(text)).show(chains, Map.of());
        return text.toString();
    }
}
