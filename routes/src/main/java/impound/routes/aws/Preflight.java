package impound.routes.aws;

import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * Looks once, before the first finding comes, whether what the settings name is there: what is wrong is better known by
 * day. It changes nothing in AWS and takes nothing from a queue.
 */
public final class Preflight {
    private static final String SESSION = "impound-preflight";

    private final DirectCalls calls;
    private final AssumedSessions sessions;
    private final Clients clients;
    private final Settings settings;

    public Preflight(ProducerTemplate template, AssumedSessions sessions, Clients clients, Settings settings) {
        this.calls = new DirectCalls(template);
        this.sessions = sessions;
        this.clients = clients;
        this.settings = settings;
    }

    /** Looks at everything, so that all that is wrong is told at once. */
    public Found look() {
        return new CallerCheck(clients)
                .problem(settings)
                .map(line -> new Found(List.of(line), List.of()))
                .orElseGet(() -> new Found(problems(), warnings()));
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        for (var region : settings.regions().keySet()) {
            settings.monitoredAccounts().stream()
                    .filter(account -> !account.equals(settings.securityAccount()))
                    .sorted()
                    .forEach(account -> cannotAssume(account, region).ifPresent(warnings::add));
        }
        return warnings;
    }

    private List<String> problems() {
        var faults = new Faults();
        new QueueCheck(clients, faults).check(settings);
        settings.regions().forEach((region, own) -> {
            new StoreCheck(clients, faults).check(region, own);
            new KeyCheck(clients, faults).check(region, own);
            cannotAssume(settings.securityAccount(), region)
                    .ifPresentOrElse(faults::add, () -> new NetworkCheck(clients.ec2(region), security(region), faults)
                            .check(region, own));
        });
        return faults.lines();
    }

    private AwsRequestOverrideConfiguration security(Region region) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(sessions.preflight(settings.securityAccount(), region, SESSION))
                .build();
    }

    private Optional<String> cannotAssume(AccountId account, Region region) {
        try {
            calls.call(
                    RoleRoutes.ASSUME_ROLE + region,
                    sessions.request(account, SESSION),
                    Map.of(),
                    AssumeRoleResponse.class);
            return Optional.empty();
        } catch (SdkException e) {
            return Optional.of(
                    "cannot assume the role %s in account %s from %s: %s; correct %s or the role's trust policy"
                            .formatted(sessions.role(account), account, region, Reason.of(e), setting(account)));
        }
    }

    private String setting(AccountId account) {
        return account.equals(settings.securityAccount()) ? "impound.security-role" : "impound.monitored-role";
    }

    /**
     * What is not as the settings say, one line each.
     *
     * @param problems without whose remedy nobody can be served
     * @param warnings of monitored accounts that can't be served, while others can
     */
    public record Found(List<String> problems, List<String> warnings) {
        public Found {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
