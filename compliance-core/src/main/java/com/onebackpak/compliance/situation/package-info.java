/** What is decided on: a request, what is known about its parties, and the time; and how facts are gathered from a world. */
@NullMarked
package com.onebackpak.compliance.situation;

import org.jspecify.annotations.NullMarked;
