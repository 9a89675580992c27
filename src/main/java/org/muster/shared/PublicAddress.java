package org.muster.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The address that people reach the program under: an institution's own where it has a host name,
 * else the one of {@code muster.public-url}. Without a slash at the end.
 */
@Component
public class PublicAddress {

  private final URI common;
  private final String text;
  private final OwnHosts hosts;

  PublicAddress(MusterSettings settings, OwnHosts hosts) {
    this.text = settings.publicUrl().replaceAll("/+$", "");
    this.common = URI.create(text);
    this.hosts = hosts;
  }

  /** Of the institution in force, or the common one outside of any. */
  public String get() {
    return CurrentInstitution.find().map(this::of).orElse(text);
  }

  /** Of an institution. */
  public String of(UUID institution) {
    return hosts.host(institution).map(this::at).orElse(text);
  }

  /** That of nobody in particular. */
  public String common() {
    return text;
  }

  /** Another name for the same program: scheme, port and path stay. */
  private String at(String host) {
    try {
      return new URI(common.getScheme(), null, host, common.getPort(), common.getPath(), null, null)
          .toString();
    } catch (URISyntaxException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
