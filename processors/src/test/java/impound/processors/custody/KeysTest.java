package impound.processors.custody;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.Digest;
import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Auditors, life-cycle rules and bucket policies go by these keys: a change here is a change for them. */
class KeysTest {
    private static final String EVIDENCE = "b0baa737c3bf7309db2a396651fdb500-0123456789ab/";
    private static final String SUBJECT = EVIDENCE + "vol-0a0000000000001a1";

    @Test
    void the_keys_of_the_evidence_bucket_are_those_of_the_design() {
        var image = EvidenceKeys.image(Life.upTo(StageName.SHARE));

        var keys = List.of(
                EvidenceKeys.finding(INCIDENT),
                EvidenceKeys.incident(INCIDENT),
                EvidenceKeys.source(INCIDENT, TARGET),
                EvidenceKeys.link(INCIDENT, ROOT.id().value(), 1),
                image,
                EvidenceKeys.sideFile(image, Digest.SHA256),
                EvidenceKeys.sideFile(image, Digest.MD5),
                EvidenceKeys.parts(image),
                EvidenceKeys.manifest(image),
                EvidenceKeys.closing(INCIDENT, 2),
                EvidenceKeys.signature(INCIDENT, 2),
                EvidenceKeys.report(INCIDENT, 2),
                EvidenceKeys.imaged(INCIDENT),
                EvidenceKeys.signingKey(INCIDENT));

        assertThat(keys)
                .containsExactly(
                        EVIDENCE + "finding.json",
                        EVIDENCE + "incident.json",
                        EVIDENCE + "instances/i-0a1b2c3d4e5f60001.json",
                        EVIDENCE + "custody/vol-0a0000000000001a1/0001.json",
                        EVIDENCE + "disk_evidence/vol-0a0000000000001a1.image.dd",
                        EVIDENCE + "disk_evidence/vol-0a0000000000001a1.image.dd.sha256",
                        EVIDENCE + "disk_evidence/vol-0a0000000000001a1.image.dd.md5",
                        EVIDENCE + "disk_evidence/vol-0a0000000000001a1.image.dd.parts.json",
                        EVIDENCE + "disk_evidence/vol-0a0000000000001a1.image.dd.manifest.json",
                        EVIDENCE + "closing/0002.json",
                        EVIDENCE + "closing/0002.sig",
                        EVIDENCE + "closing/0002.report.json",
                        EVIDENCE + "closing/imaged.json",
                        EVIDENCE + "closing/signing-key.pem");
    }

    @Test
    void a_later_attempt_has_an_image_of_its_own() {
        var second =
                Life.add(Life.upTo(StageName.VERIFY), new AttemptEnded(Life.AT, StageName.RESTORE, "another zone"));

        assertThat(EvidenceKeys.image(second)).isEqualTo(EVIDENCE + "disk_evidence/vol-0a0000000000001a1.a2.image.dd");
    }

    @Test
    void the_keys_of_the_work_bucket_are_those_of_the_design() {
        var evidence = Life.upTo(StageName.SHARE);

        var keys = List.of(
                WorkKeys.hop(evidence.subject()),
                WorkKeys.lease(evidence.subject(), StageName.RECEIVE),
                WorkKeys.intent(evidence.subject(), StageName.RECEIVE, 2),
                WorkKeys.group(INCIDENT, "imaged"),
                WorkKeys.task(evidence),
                WorkKeys.collector(evidence),
                WorkKeys.parked(StageName.SHARE, "message-1"),
                WorkKeys.abort(INCIDENT),
                WorkKeys.priority(INCIDENT),
                WorkKeys.PAUSE);

        assertThat(keys)
                .containsExactly(
                        "hops/" + SUBJECT,
                        "leases/" + SUBJECT + ".receive",
                        "intents/" + SUBJECT + ".receive.a2.json",
                        "groups/" + EVIDENCE + "imaged.json",
                        "tasks/" + SUBJECT + ".a1.json",
                        "collectors/" + SUBJECT + ".a1/",
                        "parked/share/message-1",
                        "control/" + EVIDENCE + "abort.json",
                        "control/" + EVIDENCE + "priority.json",
                        "control/pause.json");
    }
}
