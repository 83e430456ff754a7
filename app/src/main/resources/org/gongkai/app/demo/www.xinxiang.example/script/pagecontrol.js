/* the list control of the portal: renders the datastore and asks dataproxy.jsp for further groups */
