package org.muster.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Function;

/** A random value made once and kept in a file that only its owner may read. */
public record SecretFile(Path path) {

  /** Readable by the owner alone, or nothing special where the file system knows no such thing. */
  public static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** True once it has been made. */
  public boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** The kept value as URL-safe text: 32 random bytes, made at the first call. */
  public String value() {
    try {
      if (!exists()) {
        make(Base64.getUrlEncoder().withoutPadding()::encodeToString);
      }
      return Files.readString(path).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The kept bytes. */
  public byte[] bytes() {
    return Base64.getUrlDecoder().decode(value());
  }

  /**
   * Writes the file from 32 random bytes; whole beside its place and then moved there, since a
   * crash must not leave half a secret.
   */
  void make(Function<byte[], String> text) throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Path draft =
        Files.createTempFile(
            path.toAbsolutePath().getParent(), ".secret", null, ownerOnly("rw-------"));
    Files.writeString(draft, text.apply(random));
    try {
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException another) {
      Files.delete(draft);
    }
  }
}
