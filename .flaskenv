FLASK_APP=cli.flask_app:create_app
