package impound.sandbox.ec2;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.TreeMap;

/** Runs in a machine in the collector's stead: tells on the console what it finds there, then ends or stays, as its user data say. */
final class StandIn {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String METADATA = System.getenv("AWS_EC2_METADATA_SERVICE_ENDPOINT");

    private StandIn() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("arguments " + List.of(arguments));
        System.out.println("environment " + new TreeMap<>(System.getenv()).keySet());
        System.out.println("endpoint " + System.getenv("AWS_ENDPOINT_URL"));
        System.out.println("without a token " + get("/latest/user-data", "none"));
        var token = HTTP.send(
                        HttpRequest.newBuilder(URI.create(METADATA + "/latest/api/token"))
                                .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        for (var path : List.of(
                "/latest/meta-data/instance-id",
                "/latest/meta-data/placement/region",
                "/latest/meta-data/iam/security-credentials/",
                "/latest/meta-data/iam/security-credentials/collector",
                "/latest/dynamic/instance-identity/document")) {
            System.out.println(path + " " + get(path, token));
        }
        var userData = get("/latest/user-data", token);
        System.out.println("user data " + userData);
        if (userData.endsWith("stay")) {
            Thread.currentThread().join();
        }
        System.exit(userData.endsWith("fail") ? 3 : 0);
    }

    private static String get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(METADATA + path))
                .header("X-aws-ec2-metadata-token", token)
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
