/**
 * The starter for Spring Boot: what an application needs to decide and to record is set up from its beans and from
 * properties that begin with {@code compliance}, and whatever an application makes itself is taken instead.
 */
@NullMarked
package com.onebackpak.compliance.spring;

import org.jspecify.annotations.NullMarked;
