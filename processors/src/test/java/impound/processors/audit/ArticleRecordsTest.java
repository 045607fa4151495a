package impound.processors.audit;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.finding.Incident;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reads the article's audit log reads ours: the names and their nesting are not ours to change. */
class ArticleRecordsTest {
    private static final Incident OPENED = OpenIncidents.of(TARGET);

    @Test
    void the_first_record_has_the_articles_names_and_nesting_and_an_event_id() throws IOException {
        var record = AuditRecords.captureStarted(OPENED, List.of(Life.upTo(StageName.SHARE)), "evidence");

        var written = Wire.MAPPER.readTree(Wire.write(record));

        assertThat(names(written)).containsExactlyElementsOf(plusEventId("article-started.json"));
    }

    @Test
    void the_second_record_has_the_articles_names_and_nesting_and_an_event_id() throws IOException {
        var record = AuditRecords.captureCompleted(OPENED, Life.upTo(StageName.COMPLETED), "evidence");

        var written = Wire.MAPPER.readTree(Wire.write(record));

        assertThat(names(written)).containsExactlyElementsOf(plusEventId("article-completed.json"));
    }

    @Test
    void the_second_record_says_where_the_image_lies_and_what_was_made_on_the_way() throws IOException {
        var record = AuditRecords.captureCompleted(OPENED, Life.upTo(StageName.COMPLETED), "evidence");

        var written = Wire.MAPPER.readTree(Wire.write(record));

        assertThat(written.path("SourceVolumeID").asText()).isEqualTo(ROOT.id().value());
        assertThat(written.path("VolumeSize").isInt()).isTrue();
        assertThat(written.path("FinalCopiedSnapshotID").asText()).isEqualTo(Life.COPY.value());
        assertThat(written.path("ForensicInstances").path(0).asText()).isEqualTo("i-0c0000000000001a1");
        assertThat(written.path("DiskImageLocation").asText()).isEqualTo("s3://evidence/" + Life.IMAGE);
    }

    @Test
    void a_copy_under_our_key_is_named_with_the_key() throws IOException {
        var reencrypted = Life.add(
                Life.upTo(StageName.COMPLETED),
                new Link.SnapshotReencrypted(Life.AT, Life.COPY, Ids.SNAPSHOT, Ids.KEY.value()));

        var written = Wire.MAPPER.readTree(Wire.write(AuditRecords.captureCompleted(OPENED, reencrypted, "evidence")));

        assertThat(written.get("CopiedSnapshotID").asText()).isEqualTo(Life.COPY.value());
        assertThat(written.get("EncryptionKey").asText()).isEqualTo(Ids.KEY.value());
    }

    @Test
    void where_nothing_was_re_encrypted_its_two_fields_are_there_and_null() throws IOException {
        var record = AuditRecords.captureCompleted(OPENED, Life.upTo(StageName.COMPLETED), "evidence");

        var written = Wire.MAPPER.readTree(Wire.write(record));

        assertThat(written.get("CopiedSnapshotID").isNull()).isTrue();
        assertThat(written.get("EncryptionKey").isNull()).isTrue();
    }

    @Test
    void the_first_record_names_every_snapshot_that_was_taken() throws IOException {
        var taken = List.of(Life.upTo(StageName.SHARE), Life.upTo(StageName.SHARE));

        var written = Wire.MAPPER.readTree(Wire.write(AuditRecords.captureStarted(OPENED, taken, "evidence")));

        assertThat(written.path("CapturedSnapshots")).hasSize(2);
        assertThat(written.path("IncidentID").asText()).isEqualTo(INCIDENT.value());
        assertThat(written.path("FindingId").asText()).startsWith("arn:aws:securityhub:");
    }

    @Test
    void a_target_that_another_finding_of_the_event_named_is_recorded_all_the_same() throws IOException {
        var elsewhere = OpenIncidents.of(TARGET, OpenIncidents.SECOND);
        var taken = Evidence.of(INCIDENT, OpenIncidents.SECOND, ROOT)
                .with(Life.links(ROOT).get(0));

        var written =
                Wire.MAPPER.readTree(Wire.write(AuditRecords.captureStarted(elsewhere, List.of(taken), "evidence")));

        assertThat(written.path("Resource").path("Id").asText()).isEqualTo(OpenIncidents.SECOND.id());
    }

    @Test
    void the_same_event_has_the_same_id_and_another_attempt_has_another() {
        var first = Life.upTo(StageName.COMPLETED);
        var second = Life.add(first, new AttemptEnded(Life.AT, StageName.RECEIVE, "once more"));

        var ids = List.of(
                AuditRecords.captureCompleted(OPENED, first, "evidence").eventId(),
                AuditRecords.captureCompleted(OPENED, first, "evidence").eventId(),
                AuditRecords.captureCompleted(OPENED, second, "evidence").eventId());

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    private static List<String> plusEventId(String article) throws IOException {
        var names = names(Wire.MAPPER.readTree(ArticleRecordsTest.class.getResource("/audit/" + article)));
        names.add("EventID");
        return names;
    }

    /** Every field in its order, with the path to it; of a list its first entry. */
    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.properties().forEach(field -> {
            names.add(field.getKey());
            var inner = field.getValue().isArray() ? field.getValue().path(0) : field.getValue();
            names(inner).forEach(name -> names.add(field.getKey() + "." + name));
        });
        return names;
    }
}
