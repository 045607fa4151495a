package impound.quotas;

import static impound.quotas.Ec2Site.MONITORED;
import static impound.quotas.Ec2Site.SECURITY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.gateway.Scope;
import impound.processors.id.Region;
import impound.routes.aws.AssumedSessions;
import impound.routes.aws.Clients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many incidents are worked on at once, by clients and sessions that they share. */
class ParallelSessionsTest {
    private static final int THREADS = 20;
    private static final List<Scope> SCOPES =
            List.of(MONITORED, SECURITY, in(MONITORED, new Region("us-west-2")), in(SECURITY, new Region("us-west-2")));

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Ec2Site site;
    private Clients clients;

    @BeforeEach
    void build() throws Exception {
        site = new Ec2Site(folder, UnaryOperator.identity());
        clients = new Clients(site.settings(), site.world().coordinator());
    }

    @AfterEach
    void tearDown() throws Exception {
        threads.shutdownNow();
        clients.close();
        site.close();
    }

    @Test
    void twenty_threads_share_one_session_for_each_account_and_region() {
        var sessions = new AssumedSessions(clients, site.settings());

        var keys = keys(sessions);

        assertThat(keys).hasSize(SCOPES.size()).allSatisfy((scope, ids) -> assertThat(ids)
                .hasSize(1));
        assertThat(keys.values()).doesNotHaveDuplicates();
        assertThat(site.world().sandbox().calls().of("sts", "AssumeRole")).hasSize(SCOPES.size());
    }

    /** The ids of all keys that the threads got for each scope. */
    private Map<Scope, Set<String>> keys(AssumedSessions sessions) {
        var asked = IntStream.range(0, THREADS * SCOPES.size())
                .mapToObj(number -> SCOPES.get(number % SCOPES.size()))
                .map(scope -> CompletableFuture.supplyAsync(() -> Map.entry(scope, key(sessions, scope)), threads))
                .toList();
        return asked.stream()
                .map(CompletableFuture::join)
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    private static String key(AssumedSessions sessions, Scope scope) {
        return sessions.looking(scope).credentials().resolveCredentials().accessKeyId();
    }

    private static Scope in(Scope scope, Region region) {
        return new Scope(scope.account(), region, scope.incident());
    }
}
