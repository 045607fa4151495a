package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.s3.BucketRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3WriteOnceTest extends S3Fixture {

    @Test
    void a_key_that_is_taken_is_not_written_again() {
        put(WORK, "claims/a", "first");

        assertRefused("PreconditionFailed", 412, () -> putOnce(WORK, "claims/a", "second"));
        assertThat(read(WORK, "claims/a")).isEqualTo("first");
    }

    /** S3's guide, "Naming Amazon S3 objects". */
    @Test
    void a_key_has_no_more_than_1024_bytes() {
        put(WORK, "ü".repeat(512), "as long as it gets");

        assertRefused("KeyTooLongError", 400, () -> put(WORK, "ü".repeat(512) + "x", "longer"));
    }

    @Test
    void of_many_who_write_at_once_one_wins() {
        var results = IntStream.range(0, 16)
                .parallel()
                .mapToObj(writer -> wins("writer " + writer))
                .toList();

        assertThat(results).filteredOn(won -> won).hasSize(1);
    }

    private boolean wins(String text) {
        try {
            putOnce(WORK, "claims/race", text);
            return true;
        } catch (S3Exception refused) {
            return false;
        }
    }

    @Test
    void a_change_of_what_was_not_read_is_refused() {
        var read = put(WORK, "hops/v", "1");
        put(WORK, "hops/v", "2");

        assertRefused("PreconditionFailed", 412, () -> putIfStill(read, "3"));
        assertThat(read(WORK, "hops/v")).isEqualTo("2");
    }

    @Test
    void a_change_of_what_was_read_is_made() {
        var read = put(WORK, "hops/v", "1");

        putIfStill(read, "2");

        assertThat(read(WORK, "hops/v")).isEqualTo("2");
    }

    @Test
    void evidence_is_written_only_under_the_condition_that_it_is_new() {
        assertRefused("AccessDenied", 403, () -> put(EVIDENCE, "i/finding.json", "{}"));

        putOnce(EVIDENCE, "i/finding.json", "{}");

        assertThat(read(EVIDENCE, "i/finding.json")).isEqualTo("{}");
    }

    @Test
    void nobody_deletes_evidence() {
        putOnce(EVIDENCE, "i/finding.json", "{}");

        assertRefused("AccessDenied", 403, () -> delete(EVIDENCE, null));
    }

    @Test
    void a_locked_version_outlives_its_delete_marker_until_its_retention_ends() {
        sandbox.s3().bucket("locked", Clients.ACCOUNT, "eu-west-1", locked());
        var version = s3.putObject(put -> put.bucket("locked").key("i/finding.json"), RequestBody.fromString("{}"))
                .versionId();

        delete("locked", null);

        assertRefused("AccessDenied", 403, () -> delete("locked", version));
        time.advance(Duration.ofDays(30));
        delete("locked", version);
        assertThat(s3.listObjectVersions(list -> list.bucket("locked")).versions())
                .isEmpty();
    }

    @Test
    void compliance_retention_grows_but_never_shrinks() {
        putOnce(EVIDENCE, "i/finding.json", "{}");
        var later = time.now().plus(90, ChronoUnit.DAYS);

        retain(later);

        assertRefused("AccessDenied", 403, () -> retain(time.now().plus(1, ChronoUnit.DAYS)));
        assertThat(s3.getObjectRetention(get -> get.bucket(EVIDENCE).key("i/finding.json"))
                        .retention()
                        .retainUntilDate())
                .isEqualTo(later);
    }

    @Test
    void a_legal_hold_outlives_the_retention() {
        sandbox.s3().bucket("locked", Clients.ACCOUNT, "eu-west-1", locked());
        var version = s3.putObject(
                        put -> put.bucket("locked").key("i/finding.json").objectLockLegalHoldStatus("ON"),
                        RequestBody.fromString("{}"))
                .versionId();

        time.advance(Duration.ofDays(31));

        assertRefused("AccessDenied", 403, () -> delete("locked", version));
        s3.putObjectLegalHold(put -> put.bucket("locked")
                .key("i/finding.json")
                .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.OFF)));
        delete("locked", version);
    }

    @Test
    void another_account_is_not_let_in() {
        put(WORK, "claims/a", "first");
        var theirs = as(stranger);

        assertRefused(
                "AccessDenied",
                403,
                () -> theirs.getObjectAsBytes(get -> get.bucket(WORK).key("claims/a")));
    }

    private static BucketRules locked() {
        return new BucketRules(Set.of(), true, true, "COMPLIANCE", Duration.ofDays(30), false, null);
    }

    private void retain(Instant until) {
        s3.putObjectRetention(put -> put.bucket(EVIDENCE)
                .key("i/finding.json")
                .retention(retention -> retention.mode("COMPLIANCE").retainUntilDate(until)));
    }

    private void delete(String bucket, String version) {
        s3.deleteObject(gone -> gone.bucket(bucket).key("i/finding.json").versionId(version));
    }

    private void putIfStill(String etag, String text) {
        s3.putObject(put -> put.bucket(WORK).key("hops/v").ifMatch(etag), RequestBody.fromString(text));
    }

    private void putOnce(String bucket, String key, String text) {
        s3.putObject(put -> put.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
    }
}
