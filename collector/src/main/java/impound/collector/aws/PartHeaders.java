package impound.collector.aws;

import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Where each checksum stands in the calls of an upload: for the SDK every kind of it is another field. */
enum PartHeaders {
    SHA256(PartChecksum.SHA256) {
        @Override
        void announce(UploadPartRequest.Builder upload, String value) {
            upload.checksumSHA256(value);
        }

        @Override
        void list(CompletedPart.Builder part, String value) {
            part.checksumSHA256(value);
        }

        @Override
        void claim(CompleteMultipartUploadRequest.Builder complete, S3Checksum whole) {
            // Of a composite value the list of parts is the claim: S3 wants the checksum of each of them.
        }

        @Override
        String valueOf(HeadObjectResponse head) {
            return head.checksumSHA256();
        }
    },
    CRC64NVME(PartChecksum.CRC64NVME) {
        @Override
        void announce(UploadPartRequest.Builder upload, String value) {
            upload.checksumCRC64NVME(value);
        }

        @Override
        void list(CompletedPart.Builder part, String value) {
            part.checksumCRC64NVME(value);
        }

        @Override
        void claim(CompleteMultipartUploadRequest.Builder complete, S3Checksum whole) {
            complete.checksumCRC64NVME(whole.value()).checksumType(whole.type());
        }

        @Override
        String valueOf(HeadObjectResponse head) {
            return head.checksumCRC64NVME();
        }
    };

    private final PartChecksum checksum;

    PartHeaders(PartChecksum checksum) {
        this.checksum = checksum;
    }

    static PartHeaders of(PartChecksum checksum) {
        return checksum == PartChecksum.SHA256 ? SHA256 : CRC64NVME;
    }

    PartChecksum checksum() {
        return checksum;
    }

    /** Says at the beginning what each part will bear: S3 refuses one that bears another. */
    void settle(CreateMultipartUploadRequest.Builder create) {
        create.checksumAlgorithm(ChecksumAlgorithm.fromValue(name())).checksumType(checksum.type());
    }

    /** The part's checksum, with which the SDK adds none of its own. */
    abstract void announce(UploadPartRequest.Builder upload, String value);

    abstract void list(CompletedPart.Builder part, String value);

    /** What the whole must come to, or S3 makes no object of the parts. */
    abstract void claim(CompleteMultipartUploadRequest.Builder complete, S3Checksum whole);

    /** S3's value of the stored object; null where it keeps none of this kind. */
    abstract String valueOf(HeadObjectResponse head);

    S3Checksum stored(HeadObjectResponse head) {
        return new S3Checksum(checksum, head.checksumTypeAsString(), valueOf(head));
    }

    /** The header's spelling of a part's checksum. */
    static String spelled(PartList.Part part) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(part.checksum()));
    }
}
