package impound.routes.aws;

import impound.processors.aws.Session;
import impound.processors.aws.Sessions;
import impound.processors.gateway.Scope;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Sessions of the roles that the coordinator assumes, each renewing itself; the least used are let go. */
public final class AssumedSessions implements Sessions {
    private static final int MOST = 500;
    private static final String LOOKING = "impound-look";

    private final Clients clients;
    private final Settings settings;
    private final Map<String, Assumed> sessions = new LinkedHashMap<>(16, 0.75f, true);

    public AssumedSessions(Clients clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public Session changing(Scope scope) {
        return session(scope, "impound-" + scope.incident());
    }

    @Override
    public Session looking(Scope scope) {
        return session(scope, LOOKING);
    }

    /** The role that does our work in this account. */
    String role(AccountId account) {
        return account.equals(settings.securityAccount()) ? settings.securityRole() : settings.monitoredRole();
    }

    /** What is asked of STS for a session of this name in this account. */
    AssumeRoleRequest request(AccountId account, String name) {
        var request = AssumeRoleRequest.builder()
                .roleArn("arn:%s:iam::%s:role/%s".formatted(settings.partition(), account, role(account)))
                .roleSessionName(name)
                .sourceIdentity(name);
        return settings.externalId().isEmpty()
                ? request.build()
                : request.externalId(settings.externalId()).build();
    }

    /** Credentials of the session that looks before there is any incident. */
    AwsCredentialsProvider preflight(AccountId account, Region region, String name) {
        return session(account, region, name).credentials();
    }

    private Session session(Scope scope, String name) {
        return session(scope.account(), scope.region(), name);
    }

    private Session session(AccountId account, Region region, String name) {
        synchronized (sessions) {
            var key = account + "/" + region + "/" + name;
            var assumed = sessions.computeIfAbsent(key, absent -> assume(key, account, region, name));
            if (sessions.size() > MOST) {
                var oldest = sessions.keySet().iterator().next();
                sessions.remove(oldest).provider.close();
            }
            return assumed.session;
        }
    }

    private Assumed assume(String key, AccountId account, Region region, String name) {
        var provider = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(clients.sts(region))
                .refreshRequest(request(account, name))
                .build();
        var arn = "arn:%s:sts::%s:assumed-role/%s/%s".formatted(settings.partition(), account, role(account), name);
        return new Assumed(new Session(provider, arn, () -> forget(key, provider)), provider);
    }

    /** Several calls may learn of it, and those that come late find a newer one in its place, which stays. */
    private void forget(String key, StsAssumeRoleCredentialsProvider expired) {
        synchronized (sessions) {
            var there = sessions.get(key);
            if (there != null && there.provider == expired) {
                sessions.remove(key);
                expired.close();
            }
        }
    }

    private record Assumed(Session session, StsAssumeRoleCredentialsProvider provider) {}
}
