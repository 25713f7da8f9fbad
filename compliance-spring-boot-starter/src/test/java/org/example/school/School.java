// readme: spring-school
package org.example.school;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class School {
    public static void main(String[] arguments) {
        SpringApplication.run(School.class, arguments);
    }
}
// readme: end
