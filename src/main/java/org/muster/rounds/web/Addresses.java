package org.muster.rounds.web;

import org.jspecify.annotations.Nullable;

/** Puts addresses of pages together. */
final class Addresses {

  private Addresses() {}

  /** A path with those of its parameters that have a value: name, value, name, value. */
  static String of(String path, @Nullable Object... parameters) {
    var address = path;
    for (int n = 0; n < parameters.length; n += 2) {
      var value = parameters[n + 1];
      if (value != null) {
        address = with(address, String.valueOf(parameters[n]), value.toString());
      }
    }
    return address;
  }

  /** An address with one parameter more; its value must need no encoding. */
  static String with(String address, String name, String value) {
    return address + (address.contains("?") ? "&" : "?") + name + "=" + value;
  }
}
