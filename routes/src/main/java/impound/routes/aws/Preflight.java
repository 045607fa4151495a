package impound.routes.aws;

import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** Assumes each role once before the first finding comes: a trust policy that is wrong is better known by day. */
public final class Preflight {
    private static final String SESSION = "impound-preflight";

    private final DirectCalls calls;
    private final AssumedSessions sessions;
    private final Settings settings;

    public Preflight(ProducerTemplate template, AssumedSessions sessions, Settings settings) {
        this.calls = new DirectCalls(template);
        this.sessions = sessions;
        this.settings = settings;
    }

    /** One line for each role that can't be assumed; none where all is well. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        for (var region : settings.regions().keySet()) {
            Stream.concat(Stream.of(settings.securityAccount()), settings.monitoredAccounts().stream())
                    .distinct()
                    .forEach(account -> assume(account, region, problems));
        }
        return problems;
    }

    private void assume(AccountId account, Region region, List<String> problems) {
        try {
            calls.call(
                    AwsRoutes.ASSUME_ROLE + region,
                    sessions.request(account, SESSION),
                    Map.of(),
                    AssumeRoleResponse.class);
        } catch (SdkException e) {
            problems.add("cannot assume the role %s in account %s from %s: %s"
                    .formatted(sessions.role(account), account, region, e.getMessage()));
        }
    }
}
