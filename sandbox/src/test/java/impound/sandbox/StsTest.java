package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.sandbox.http.Keys;
import impound.sandbox.http.Role;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

class StsTest extends Fixture {
    private static final String ROLE = "arn:aws:iam::444455556666:role/ImpoundMonitored";

    private StsClient sts;

    @BeforeEach
    void makeClient() {
        sts = as(responder);
    }

    @Test
    void names_the_caller() {
        var who = sts.getCallerIdentity();

        assertThat(who.account()).isEqualTo(Clients.ACCOUNT);
        assertThat(who.arn()).isEqualTo("arn:aws:iam::111122223333:user/responder");
    }

    @Test
    void a_trusted_account_becomes_the_role_of_the_other() {
        sandbox.accounts().role(new Role(ROLE, Set.of(Clients.ACCOUNT), "impound"));

        var assumed = sts.assumeRole(request("impound").sourceIdentity("INC-1").build());

        assertThat(as(assumed.credentials()).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/ImpoundMonitored/inc-1");
        assertThat(sandbox.calls().of("sts", "GetCallerIdentity"))
                .extracting("account", "role", "sessionName", "sourceIdentity")
                .containsExactly(tuple(Clients.OTHER, "ImpoundMonitored", "inc-1", "INC-1"));
    }

    @Test
    void refuses_a_caller_whom_the_trust_does_not_name() {
        sandbox.accounts().role(Role.trusting(ROLE, "999999999999"));

        assertRefused("AccessDenied", () -> sts.assumeRole(request(null).build()));
    }

    @Test
    void refuses_a_wrong_external_id() {
        sandbox.accounts().role(new Role(ROLE, Set.of(Clients.ACCOUNT), "impound"));

        assertRefused("AccessDenied", () -> sts.assumeRole(request("guessed").build()));
    }

    @Test
    void a_role_that_assumes_another_gets_an_hour_at_most() {
        sandbox.accounts().role(Role.trusting(ROLE, Clients.ACCOUNT));
        var task = as(
                sandbox.accounts().session("arn:aws:iam::111122223333:role/Coordinator", "task", Duration.ofHours(6)));

        assertRefused(
                "ValidationError",
                () -> task.assumeRole(request(null).durationSeconds(3601).build()));
        assertThat(task.assumeRole(request(null).durationSeconds(3600).build())
                        .credentials()
                        .expiration())
                .isEqualTo(time.now().plusSeconds(3600));
    }

    @Test
    void refuses_a_session_that_is_over() {
        sandbox.accounts().role(Role.trusting(ROLE, Clients.ACCOUNT));
        var session =
                as(sts.assumeRole(request(null).durationSeconds(900).build()).credentials());

        time.advance(Duration.ofSeconds(900));

        assertRefused("ExpiredToken", session::getCallerIdentity);
    }

    @Test
    void refuses_a_key_that_nobody_has() {
        var nobody = as(new Keys("AKIAUNKNOWN", "secret", null, null, null));

        assertRefused("InvalidClientTokenId", nobody::getCallerIdentity);
    }

    @Test
    void refuses_a_signature_with_another_secret() {
        var forged = as(new Keys(responder.accessKey(), "guessed", null, null, null));

        assertRefused("SignatureDoesNotMatch", forged::getCallerIdentity);
    }

    @Test
    void refuses_a_session_token_of_another_session() {
        var one = sandbox.accounts().session(ROLE, "one", Duration.ofHours(1));
        var two = sandbox.accounts().session(ROLE, "two", Duration.ofHours(1));

        var mixed = as(new Keys(one.accessKey(), one.secret(), two.token(), null, one.identity()));

        assertRefused("InvalidClientTokenId", mixed::getCallerIdentity);
    }

    private static AssumeRoleRequest.Builder request(String externalId) {
        return AssumeRoleRequest.builder()
                .roleArn(ROLE)
                .roleSessionName("inc-1")
                .externalId(externalId);
    }

    private StsClient as(Keys keys) {
        return Clients.client(StsClient.builder(), sandbox, keys);
    }

    private StsClient as(Credentials given) {
        return as(new Keys(given.accessKeyId(), given.secretAccessKey(), given.sessionToken(), null, null));
    }
}
