package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts that a completion lists, each compared with what was uploaded. */
final class PartList {
    private static final long LEAST = 5L << 20;

    private final Upload upload;

    PartList(Upload upload) {
        this.upload = upload;
    }

    List<Part> select(List<Document> listed) {
        if (listed.isEmpty() || listed.size() > 10_000) {
            throw AwsError.bad(
                    "MalformedXML", "The XML you provided was not well-formed or did not validate against our schema");
        }
        var parts = new ArrayList<Part>();
        int before = 0;
        for (var one : listed) {
            int number = Integer.parseInt(one.text("PartNumber"));
            // Where each part has its checksum, S3 wants them without a gap.
            boolean outOfOrder = number <= before || upload.algorithm() != null && number != before + 1;
            if (outOfOrder) {
                throw AwsError.bad(
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. The parts list must be specified in order by"
                                + " part number.");
            }
            parts.add(matching(one, number));
            before = number;
        }
        checkSizes(parts);
        return parts;
    }

    private Part matching(Document listed, int number) {
        var part = upload.parts().get(number);
        var etag = Condition.unquoted(listed.text("ETag"));
        if (part == null || !part.etag().equals(etag)) {
            throw invalid();
        }
        var checksum = listed.text(part.checksum().algorithm().element());
        if (checksum == null && upload.isComposite()) {
            throw AwsError.bad(
                    "InvalidRequest",
                    "The upload was created using a %s checksum. The complete request must include the checksum for"
                            + " each part. It was missing for part %s in the request.",
                    upload.algorithm().name().toLowerCase(Locale.ROOT),
                    number);
        }
        if (checksum != null && !checksum.equals(part.checksum().value())) {
            throw invalid();
        }
        return part;
    }

    private static void checkSizes(List<Part> parts) {
        for (var part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < LEAST) {
                throw AwsError.bad("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
        }
    }

    private static AwsError invalid() {
        return AwsError.bad(
                "InvalidPart",
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }
}
