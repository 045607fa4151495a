package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ReadTest extends S3Fixture {

    @Test
    void gives_just_the_range_that_is_asked_for() {
        put(WORK, "digits", "0123456789");

        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=-3")).isEqualTo("789");
        assertThat(range("bytes=7-99")).isEqualTo("789");
        assertRefused("InvalidRange", 416, () -> range("bytes=10-"));
    }

    @Test
    void keys_come_back_as_they_were_written() {
        var key = "i/a b+c%2F=ü&(1)*'~.json";
        put(WORK, key, "x");

        assertThat(read(WORK, key)).isEqualTo("x");
        assertThat(s3.listObjectsV2(list -> list.bucket(WORK)).contents())
                .extracting(S3Object::key)
                .containsExactly(key);
    }

    @Test
    void a_long_listing_comes_in_pages_without_gap_or_repeat() {
        var keys =
                IntStream.range(0, 25).mapToObj("custody/%04d.json"::formatted).toList();
        keys.forEach(key -> put(WORK, key, ""));

        var listed = s3.listObjectsV2Paginator(
                ListObjectsV2Request.builder().bucket(WORK).maxKeys(4).build());

        assertThat(listed.contents()).extracting(S3Object::key).containsExactlyElementsOf(keys);
    }

    @Test
    void a_delimiter_shows_folders_instead_of_what_is_in_them() {
        put(WORK, "i/custody/1", "");
        put(WORK, "i/custody/2", "");
        put(WORK, "i/finding.json", "");

        var listed = s3.listObjectsV2(list -> list.bucket(WORK).prefix("i/").delimiter("/"));

        assertThat(listed.contents()).extracting(S3Object::key).containsExactly("i/finding.json");
        assertThat(listed.commonPrefixes()).extracting("prefix").containsExactly("i/custody/");
    }

    @Test
    void headers_and_metadata_stay_with_the_object() {
        s3.putObject(
                put -> put.bucket(WORK).key("k").contentType("application/json").metadata(Map.of("writer", "image-1")),
                RequestBody.fromString("{}"));

        var head = s3.headObject(get -> get.bucket(WORK).key("k"));

        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.metadata()).containsEntry("writer", "image-1");
        assertThat(head.contentLength()).isEqualTo(2);
    }

    @Test
    void a_presigned_address_opens_one_object_without_keys() throws Exception {
        put(WORK, "i/report.html", "<p>");
        var url = presigned("i/report.html");

        try (var opened = url.openStream()) {
            assertThat(opened.readAllBytes()).asString().isEqualTo("<p>");
        }
        assertThatThrownBy(() -> new URL(url.toString().replace("report.html", "finding.json")).openStream())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403");
    }

    private URL presigned(String key) {
        try (var presigner = S3Presigner.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_WEST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(Clients.provider(responder))
                .build()) {
            return presigner
                    .presignGetObject(sign -> sign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(WORK).key(key)))
                    .url();
        }
    }

    @Test
    void what_is_not_there_is_said_not_to_be() {
        assertRefused("NoSuchKey", 404, () -> read(WORK, "nothing"));
        assertRefused("NoSuchBucket", 404, () -> read("nowhere", "nothing"));
    }

    private String range(String range) {
        return s3.getObjectAsBytes(get -> get.bucket(WORK).key("digits").range(range))
                .asUtf8String();
    }
}
