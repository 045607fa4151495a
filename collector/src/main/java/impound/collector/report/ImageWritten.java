package impound.collector.report;

import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.record.PartList;
import impound.collector.upload.MultipartUpload;
import java.util.List;
import java.util.SortedMap;

/** An image that S3 holds and whose every figure agreed. */
public record ImageWritten(
        Manifest.Device device,
        SortedMap<Digest, String> digests,
        List<Manifest.Range> badRanges,
        long partSize,
        List<PartList.Part> parts,
        MultipartUpload.Stored stored) {}
