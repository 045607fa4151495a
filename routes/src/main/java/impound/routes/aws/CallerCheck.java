package impound.routes.aws;

import impound.processors.settings.Settings;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Who the coordinator is to AWS. Everybody may ask that (STS's reference, GetCallerIdentity), so that a refusal is about the
 * credentials and nothing else; and without them every further look would only repeat it.
 */
final class CallerCheck {
    private final Clients clients;

    CallerCheck(Clients clients) {
        this.clients = clients;
    }

    /** One line where the coordinator is nobody to AWS, or somebody of another account than the security account. */
    Optional<String> problem(Settings settings) {
        try {
            var caller = clients.sts(settings.home()).getCallerIdentity();
            return caller.account().equals(settings.securityAccount().value())
                    ? Optional.empty()
                    : Optional.of(
                            ("impound.security-account is '%s', and the coordinator's credentials are of account %s:"
                                            + " correct the setting, or start the coordinator in the security account")
                                    .formatted(settings.securityAccount(), caller.account()));
        } catch (SdkException e) {
            return Optional.of(
                    ("the coordinator is nobody to AWS in %s: %s; give it credentials (a task role, a profile or"
                                    + " the environment), and look at the network and at impound.endpoint")
                            .formatted(settings.home(), Reason.of(e)));
        }
    }
}
