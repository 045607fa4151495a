package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.http.Keys;
import impound.sandbox.kms.Group;
import impound.sandbox.kms.KeyPolicy;
import impound.sandbox.kms.KeyState;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Who may use which key, and how KMS says no. */
class KmsTest extends Fixture {
    private static final byte[] RECORD = "a data key".getBytes(StandardCharsets.UTF_8);

    private final KeyPolicy own = KeyPolicy.ofAccount(Clients.ACCOUNT);

    /** KMS's guide, "Testing your permissions": the operations that have DryRun say by an error that they would have succeeded. */
    @Test
    void a_dry_run_of_whatever_disks_need_tells_whether_it_would_succeed() {
        var shared = sandbox.keys()
                .symmetric(Clients.ACCOUNT, REGION, own.sharedWith(Clients.OTHER))
                .arn();
        var used = sandbox.keys()
                .symmetric(Clients.ACCOUNT, REGION, own.admitting(Group.USE, Clients.OTHER))
                .arn();
        var sealed = as(responder)
                .encrypt(ask -> ask.keyId(shared).plaintext(SdkBytes.fromByteArray(RECORD)))
                .ciphertextBlob();
        var kms = as(stranger);

        assertWouldSucceed(() -> kms.createGrant(ask -> ask.keyId(shared)
                .granteePrincipal(Clients.OTHER)
                .operationsWithStrings("Decrypt")
                .dryRun(true)));
        assertWouldSucceed(() ->
                kms.decrypt(ask -> ask.ciphertextBlob(sealed).keyId(shared).dryRun(true)));
        assertWouldSucceed(() -> kms.reEncrypt(
                ask -> ask.ciphertextBlob(sealed).destinationKeyId(used).dryRun(true)));
        assertWouldSucceed(() ->
                kms.generateDataKey(ask -> ask.keyId(used).keySpec("AES_256").dryRun(true)));
        assertRefused(
                "AccessDeniedException",
                () -> kms.createGrant(ask -> ask.keyId(used)
                        .granteePrincipal(Clients.OTHER)
                        .operationsWithStrings("Decrypt")
                        .dryRun(true)));
    }

    @Test
    void what_is_re_encrypted_is_opened_with_the_other_key() {
        var first = sandbox.keys().symmetric(Clients.ACCOUNT, REGION, own).arn();
        var second = sandbox.keys().symmetric(Clients.ACCOUNT, REGION, own).arn();
        var kms = as(responder);
        var sealed = kms.encrypt(ask -> ask.keyId(first).plaintext(SdkBytes.fromByteArray(RECORD)))
                .ciphertextBlob();

        var again = kms.reEncrypt(ask -> ask.ciphertextBlob(sealed).destinationKeyId(second));

        var opened = kms.decrypt(ask -> ask.ciphertextBlob(again.ciphertextBlob()));
        assertThat(opened.keyId()).isEqualTo(second);
        assertThat(opened.plaintext().asByteArray()).isEqualTo(RECORD);
    }

    /** The policy of such a key admits its account "through EBS" only; to look at it is all that a caller may do himself. */
    @Test
    void nobody_uses_the_key_that_aws_keeps_for_ebs_himself() {
        var key = sandbox.keys()
                .awsManaged(Clients.ACCOUNT, REGION, "alias/aws/ebs")
                .arn();

        assertRefused("AccessDeniedException", () -> dryRun(as(responder), key));
        assertRefused("AccessDeniedException", () -> as(stranger).describeKey(ask -> ask.keyId(key)));
    }

    /** KMS's reference of DescribeKey, KeyId: for a key of another account, its ARN; an alias is its own account's and region's. */
    @Test
    void a_key_is_found_by_others_by_its_arn_only_and_in_its_region() {
        var key = sandbox.keys()
                .symmetric(Clients.ACCOUNT, REGION, own.sharedWith(Clients.OTHER))
                .arn();
        sandbox.keys().alias(key, "alias/forensics");
        var far = sandbox.keys().symmetric(Clients.ACCOUNT, "us-east-1", own).arn();

        assertThat(describe(responder, "alias/forensics").arn()).isEqualTo(key);
        assertThat(describe(stranger, key).keyManagerAsString()).isEqualTo("CUSTOMER");
        assertRefused("NotFoundException", () -> describe(stranger, "alias/forensics"));
        assertRefused("NotFoundException", () -> describe(stranger, key.substring(key.indexOf('/') + 1)));
        assertRefused("NotFoundException", () -> describe(responder, far));
        assertRefused("AccessDeniedException", () -> describe(stranger, key + "0"));
    }

    /** KMS's guide, "Multi-Region keys": related keys in several regions, each with its own ARN, policy and state. */
    @Test
    void a_multi_region_key_has_replicas_that_are_keys_of_their_own() {
        var primary = sandbox.keys().multiRegion(Clients.ACCOUNT, "us-east-1", own);
        var replica = sandbox.keys().replica(primary, REGION, own);
        sandbox.keys().state(primary.arn(), KeyState.Disabled);

        var described = describe(responder, replica.arn());

        assertThat(described.multiRegion()).isTrue();
        assertThat(described.keyId()).startsWith("mrk-");
        assertThat(described.enabled()).isTrue();
        assertThat(described.multiRegionConfiguration().replicaKeys())
                .extracting("region")
                .containsExactly(REGION, "us-east-1");
        assertRefused("NotFoundException", () -> describe(responder, primary.arn()));
    }

    @Test
    void a_key_that_is_to_be_deleted_says_so() {
        var key = sandbox.keys().symmetric(Clients.ACCOUNT, REGION, own).arn();
        sandbox.keys().state(key, KeyState.PendingDeletion);

        assertThat(describe(responder, key).keyStateAsString()).isEqualTo("PendingDeletion");
        assertRefused("KMSInvalidStateException", () -> dryRun(as(responder), key));
    }

    @Test
    void another_account_uses_a_key_only_when_its_policy_says_so() {
        var closed = sandbox.keys().symmetric(Clients.ACCOUNT, REGION, own).arn();
        var shared = sandbox.keys()
                .symmetric(Clients.ACCOUNT, REGION, own.sharedWith(Clients.OTHER))
                .arn();
        var kms = as(stranger);

        assertRefused("AccessDeniedException", () -> dryRun(kms, closed));
        assertRefused("DryRunOperationException", () -> dryRun(kms, shared));
        assertThat(sandbox.keys().usableBy(Clients.OTHER, closed)).isFalse();
        assertThat(sandbox.keys().usableBy(Clients.OTHER, shared)).isTrue();
    }

    @Test
    void the_key_that_aws_keeps_for_ebs_serves_its_account_alone() {
        var key = sandbox.keys().awsManaged(Clients.ACCOUNT, REGION, "alias/aws/ebs");

        sandbox.keys().policy(key.arn(), own.sharedWith(Clients.OTHER));

        assertThat(sandbox.keys().usableBy(Clients.OTHER, key.arn())).isFalse();
        assertThat(as(responder)
                        .describeKey(describe -> describe.keyId("alias/aws/ebs"))
                        .keyMetadata()
                        .keyManagerAsString())
                .isEqualTo("AWS");
    }

    @Test
    void a_disabled_key_and_one_that_is_not_there_are_told_apart() {
        var key = sandbox.keys().symmetric(Clients.ACCOUNT, REGION, own).arn();
        sandbox.keys().state(key, KeyState.Disabled);

        assertRefused("DisabledException", () -> dryRun(as(responder), key));
        assertRefused("NotFoundException", () -> dryRun(as(responder), key + "0"));
        assertThat(sandbox.keys().usableBy(Clients.ACCOUNT, key)).isFalse();
    }

    private KeyMetadata describe(Keys who, String key) {
        return as(who).describeKey(ask -> ask.keyId(key)).keyMetadata();
    }

    private static void assertWouldSucceed(ThrowingCallable act) {
        assertRefused("DryRunOperationException", act);
    }

    private static void dryRun(KmsClient kms, String key) {
        kms.generateDataKeyWithoutPlaintext(
                ask -> ask.keyId(key).keySpec("AES_256").dryRun(true));
    }

    private KmsClient as(Keys keys) {
        return Clients.client(KmsClient.builder(), sandbox, keys);
    }
}
