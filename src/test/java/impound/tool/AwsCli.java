package impound.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import impound.sandbox.http.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The AWS CLI as Debian's package has it, with somebody's keys: what it prints is what an examiner would read. */
public record AwsCli(URI endpoint, String region, Keys keys) {
    /** Before another of that name on the path: a responder's machine has the package's. */
    private static final Path PACKAGED = Path.of("/usr/bin/aws");

    /** What the call printed, as JSON; empty where it prints nothing. A call that fails fails the test. */
    public JsonNode json(String... arguments) {
        var line = new ArrayList<>(List.of(Files.isExecutable(PACKAGED) ? PACKAGED.toString() : "aws"));
        line.addAll(List.of("--endpoint-url", endpoint.toString(), "--region", region, "--output", "json"));
        line.addAll(List.of(arguments));
        try {
            var process = builder(line).start();
            var output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).as(String.join(" ", line)).isZero();
            return new ObjectMapper().readTree(output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("cannot run the AWS CLI", e);
        }
    }

    private ProcessBuilder builder(List<String> line) {
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ACCESS_KEY_ID", keys.accessKey());
        environment.put("AWS_SECRET_ACCESS_KEY", keys.secret());
        environment.put("AWS_PAGER", "");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        if (keys.token() != null) {
            environment.put("AWS_SESSION_TOKEN", keys.token());
        }
        return builder;
    }
}
