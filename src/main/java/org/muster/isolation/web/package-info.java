@NullMarked
package org.muster.isolation.web;

import org.jspecify.annotations.NullMarked;
