package impound.processors.gateway;

import impound.processors.id.Region;

/** The signing key of a region, which only the coordinator may use. */
public interface Signatures {
    /** A detached ECDSA signature over the SHA-256 of the document, DER-encoded, as {@code openssl dgst -verify} takes it. */
    byte[] sign(Region region, byte[] document);

    /** The public key in PEM. */
    byte[] publicKey(Region region);
}
