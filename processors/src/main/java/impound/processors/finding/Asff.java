package impound.processors.finding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A finding in AWS Security Finding Format, as far as we read it. A component is null where the finding lacks it: which
 * of them must be there is {@link ReadFinding}'s to say.
 */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Asff(
        String id,
        String productArn,
        String awsAccountId,
        List<String> types,
        String firstObservedAt,
        String lastObservedAt,
        String createdAt,
        String updatedAt,
        Severity severity,
        String title,
        String description,
        Map<String, String> productFields,
        List<Resource> resources,
        String recordState,
        Boolean sample) {

    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Severity(BigDecimal product, String label, BigDecimal normalized) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Resource(String type, String id, String partition, String region, Details details) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Details(@JsonProperty("AwsEc2Instance") Instance instance) {}

    @JsonNaming(UpperCamelCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Instance(
            String type,
            String imageId,
            @JsonProperty("IpV4Addresses") List<String> ipV4Addresses,
            String iamInstanceProfileArn,
            String vpcId,
            String subnetId,
            String launchedAt) {}

    /** The value of a product field, or empty. */
    String productField(String name) {
        var value = productFields == null ? null : productFields.get(name);
        return value == null ? "" : value;
    }

    /** The finding with the resources of others that came with it. */
    Asff with(List<Resource> all) {
        return new Asff(
                id,
                productArn,
                awsAccountId,
                types,
                firstObservedAt,
                lastObservedAt,
                createdAt,
                updatedAt,
                severity,
                title,
                description,
                productFields,
                all,
                recordState,
                sample);
    }

    /** The finding without what may be long: for records that are bounded. The whole of it lies in the bucket. */
    Asff bounded() {
        return new Asff(
                id,
                productArn,
                awsAccountId,
                types,
                firstObservedAt,
                lastObservedAt,
                createdAt,
                updatedAt,
                severity,
                cut(title, 256),
                cut(description, 1024),
                Map.of("aws/securityhub/FindingId", hubId()),
                resources.stream().limit(50).toList(),
                recordState,
                sample);
    }

    /** The finding's id in Security Hub, which the article's records show; the product's own where there is none. */
    public String hubId() {
        var id = productField("aws/securityhub/FindingId");
        return id.isEmpty() ? this.id : id;
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
