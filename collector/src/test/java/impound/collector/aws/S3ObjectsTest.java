package impound.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The small files beside an image: they are what makes it evidence, so that none may be lost to trouble that passes. */
class S3ObjectsTest {
    private static final byte[] FILE = "a manifest".getBytes(StandardCharsets.UTF_8);

    private final TinyAws aws = new TinyAws();
    private final S3AsyncClient s3 = S3AsyncClient.builder()
            .endpointOverride(URI.create(aws.endpoint()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIATEST", "test")))
            .httpClient(AwsCrtAsyncHttpClient.create())
            .overrideConfiguration(o -> o.retryStrategy(Clients.retries()))
            .build();

    @AfterEach
    void close() {
        s3.close();
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({"409,ConditionalRequestConflict", "409,OperationAborted", "400,ExpiredToken", "503,SlowDown"})
    void a_file_is_written_though_s3_refuses_it_for_a_moment(int status, String code) {
        aws.s3().fail(new TinyS3.Fault("PutObject", status, code, false));

        new S3Objects(s3).putOnce("evidence", "image.dd.manifest.json", FILE);

        assertThat(aws.s3().objects().get("evidence/image.dd.manifest.json")).isEqualTo(FILE);
    }
}
