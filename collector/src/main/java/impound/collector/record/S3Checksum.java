package impound.collector.record;

/**
 * What S3 keeps of an object's integrity, with its kind beside it, since of the same bytes the two kinds have nothing in common.
 *
 * @param type S3's word: {@code COMPOSITE}, a checksum of the parts' checksums, or {@code FULL_OBJECT}, one of the bytes
 * @param value as S3 spells it, in base64; a composite one ends with a hyphen and the number of parts; empty where there is none
 */
public record S3Checksum(PartChecksum algorithm, String type, String value) {}
